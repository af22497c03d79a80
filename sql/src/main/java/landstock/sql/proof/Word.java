package landstock.sql.proof;

/** A word, spelt in our SQL and in DuckDB's. */
record Word(String ours, String duckdb) implements Part {}
