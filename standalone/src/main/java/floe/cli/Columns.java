package floe.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows of a table, each column as wide as its widest word.
final class Columns {
    private Columns() {}

    static List<String> of(List<List<String>> rows) {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .repeat(" ", width(rows, column) + 2 - row.get(column).length());
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
