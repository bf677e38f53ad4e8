"""Which role may open which page: every route of the house stands here, sorted by name.

`PAGES` are routes without arguments, with the roles that get the page; every other role gets "not found", and whoever
is not signed in is sent to sign in. `RECORDS` are routes of one record or file: an unknown one is "not found" for
everybody; the file named beside it tries records of the own and of another municipality per role. `OPEN` are the
routes that ask no sign-in, with the reason. `tests/pages/` tries the records of another district on all of them.
"""

EVERYBODY = "everybody"
"""`everybody -partner` is every role but that one."""

OPEN: dict[str, str] = {
    "access:first-administrator": "an empty region has nobody yet; closed as soon as there is one account",
    "account_inactive": "tells that an account is closed",
    "account_login": "signing in",
    "account_logout": "signing out",
    "demo:sign-in": "demo accounts, in demo mode only",
}

PAGES: dict[str, str] = {
    "access:accounts": "functional_administrator privacy_officer",
    "access:new": "functional_administrator",
    "access:own": EVERYBODY,
    "access:without-account": "functional_administrator",
    "account_change_password": EVERYBODY,
    "bylaws:list": "everybody -functional_administrator -partner -programme_owner",
    "bylaws:new": "lawyer",
    "core:components": EVERYBODY,
    "desk:designation-new": "designating_official",
    "desk:designations": "everybody -partner -programme_owner",
    "desk:home": EVERYBODY,
    "desk:mandate-new": "designating_official",
    "desk:mandates": "everybody -partner -programme_owner",
    "desk:participation-new": "functional_administrator",
    "desk:participations": "functional_administrator",
    "inspections:new_round": "coordinator",
    "inspections:rounds": "coordinator supervisor",
    "inspections:visits": "coordinator lawyer",
    "sharing:list": "coordinator lawyer",
    "signals:counts": "policy_officer",
    "signals:list": "coordinator lawyer privacy_officer",
    "signals:new": "coordinator",
    "signals:routing": "coordinator lawyer privacy_officer",
    "worklist:terms": "everybody -functional_administrator -partner",
    "worklist:worklist": "everybody -functional_administrator -partner",
}

RECORDS: dict[str, str] = {
    "access:account": "tests/access/test_accounts_pages.py",
    "access:change": "tests/access/test_accounts_pages.py",
    "access:end-role": "tests/access/test_accounts_pages.py",
    "access:for-employee": "tests/access/test_accounts_pages.py",
    "access:give-role": "tests/access/test_accounts_pages.py",
    "access:reset-password": "tests/access/test_accounts_pages.py",
    "access:set-active": "tests/access/test_accounts_pages.py",
    "access:set-service": "tests/access/test_accounts_pages.py",
    "bylaws:adopt": "tests/bylaws/test_pages.py",
    "bylaws:article": "tests/bylaws/test_pages.py",
    "bylaws:article-new": "tests/bylaws/test_pages.py",
    "bylaws:article-remove": "tests/bylaws/test_pages.py",
    "bylaws:detail": "tests/bylaws/test_pages.py",
    "bylaws:end": "tests/bylaws/test_pages.py",
    "bylaws:general": "tests/bylaws/test_pages.py",
    "bylaws:step": "tests/bylaws/test_pages.py",
    "bylaws:step-remove": "tests/bylaws/test_pages.py",
    "desk:designation-end": "tests/desk/test_powers.py",
    "desk:dossier": "tests/desk/test_dossier.py",
    "desk:dossier-save": "tests/desk/test_dossier.py",
    "desk:mandate-end": "tests/desk/test_powers.py",
    "desk:participation-end": "tests/desk/test_powers.py",
    "documents:file": "tests/documents/test_files.py",
    "inspections:add_member": "tests/inspections/test_round_pages.py",
    "inspections:add_visits": "tests/inspections/test_round_pages.py",
    "inspections:cancel_round": "tests/inspections/test_round_pages.py",
    "inspections:drop_visit": "tests/inspections/test_round_pages.py",
    "inspections:move_round": "tests/inspections/test_round_pages.py",
    "inspections:replace_member": "tests/inspections/test_round_pages.py",
    "inspections:round": "tests/inspections/test_round_pages.py",
    "inspections:round_of_visit": "tests/inspections/test_round_pages.py",
    "inspections:visit": "tests/inspections/test_round_pages.py",
    "inspections:visit_sooner": "tests/inspections/test_round_pages.py",
    "letters:detail": "tests/letters/test_pages.py",
    "letters:finish": "tests/letters/test_pages.py",
    "letters:replace": "tests/letters/test_pages.py",
    "letters:send": "tests/letters/test_pages.py",
    "letters:withdraw": "tests/letters/test_pages.py",
    "sharing:detail": "tests/sharing/test_pages.py",
    "sharing:offer": "tests/sharing/test_pages.py",
    "signals:close": "tests/signals/test_access.py",
    "signals:decide": "tests/signals/test_access.py",
    "signals:detail": "tests/signals/test_access.py",
    "signals:merge": "tests/signals/test_access.py",
    "signals:tell_police": "tests/signals/test_access.py",
}
