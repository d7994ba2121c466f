"""SQL and nothing else: functions of an open unit of work (`Tx`) and a `Scope`."""
