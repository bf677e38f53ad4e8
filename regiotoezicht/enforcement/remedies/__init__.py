"""The measures beside warning and order under penalty: coercion (*bestuursdwang*), closure, suspension, withdrawal.

What each asks, and when it is refused (pure: `guards`, `closure`, `costs`), its words, its letters and its forms.
Legal basis: Awb 3:4, 3:41, 4:11, 4:87, 5:6, 5:21 to 5:31c; Gemeentewet 125, 174, 174a; Omgevingswet 5.1; Opiumwet 13b.
"""
