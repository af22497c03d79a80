package landstock.sql.proof;

/** Text of a generated statement, in both dialects. */
sealed interface Part permits Piece, Word {
  String ours();

  String duckdb();
}
