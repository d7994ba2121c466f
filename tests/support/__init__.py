"""What tests share and pytest does not bring: a PostgreSQL server, and programs run as a person would run them."""
