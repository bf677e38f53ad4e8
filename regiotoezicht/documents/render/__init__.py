"""Making and judging documents in a process of its own: `python -m regiotoezicht.documents.render TASK`.

Heavy libraries and hostile files stay out of the web workers. A task reads bytes on standard input and answers bytes on
standard output; a refusal is exit code 3 with `{"code", "sentence"}` on standard output. Pure: no Django, no database.
"""
