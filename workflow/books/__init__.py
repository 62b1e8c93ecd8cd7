"""The books and reports of the office: each a function from the session and what is asked for to rows, with totals."""
