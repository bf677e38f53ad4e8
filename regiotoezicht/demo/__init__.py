"""The fictitious region (*demonstratieregio*): people, premises and two years of work that nobody ever did.

Nothing in it exists: streets come from one list of made-up names, business numbers begin with four zeros, people
carry surnames such as Voorbeeld and Proef. Offered in demo mode only; production refuses to start with it.
"""
