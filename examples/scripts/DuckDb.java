import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Runs one SQL statement in DuckDB and prints its rows, tab-separated; for {@code duckdb.sh}, where
 * DuckDB's own shell is not installed.
 */
class DuckDb {
  public static void main(String[] words) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(words[0])) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          line.append(i == 1 ? "" : "\t").append(rows.getString(i));
        }
        System.out.println(line);
      }
    }
  }
}
