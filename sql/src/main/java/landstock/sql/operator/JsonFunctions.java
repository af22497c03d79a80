package landstock.sql.operator;

import static landstock.sql.function.Category.JSON;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import landstock.sql.function.Nulls;

/** JSON held in a text. Text that is no JSON fails, but for json_valid. */
final class JsonFunctions {
  private JsonFunctions() {}

  /** Keys as a JSON pointer, so that a key may hold any character. */
  private static final String POINTER =
      "'/' || array_to_string(list_transform([{1*}], lambda k: replace(replace(k, '~', '~0'), '/',"
          + " '~1')), '/')";

  static List<Declaration> all() {
    return List.of(
        scalar(JSON, "json_extract_path_text")
            .nulls(Nulls.AS_SAID)
            .form("text, text... -> text", "json_extract_string({0}, " + POINTER + ")")
            .example("json_extract_path_text('{\"a\": {\"b\": [7, 8]}}', 'a', 'b', '1')", "8")
            .says(
                "The value under keys, one below the other, as plain text; an array's first is '0';"
                    + " NULL where there is none.",
                "按键路径取值（文本）；数组下标从 '0' 起；不存在为 NULL。"),
        scalar(JSON, "json_extract_path")
            .nulls(Nulls.AS_SAID)
            .form("text, text... -> text", "CAST(json_extract({0}, " + POINTER + ") AS VARCHAR)")
            .example("json_extract_path('{\"a\": [7, 8]}', 'a')", "[7,8]")
            .says("The value under keys as JSON.", "按键路径取值（JSON 文本）。"),
        scalar(JSON, "json_array_length")
            .form("text -> int", "CAST(json_array_length({0}) AS INTEGER)")
            .example("json_array_length('[1, 2]')", "2")
            .says("Number of elements, 0 where it is no array.", "数组元素个数；非数组为 0。"),
        scalar(JSON, "json_typeof")
            .form(
                "text -> text",
                "CASE json_type({0}) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN"
                    + " 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN"
                    + " 'null' WHEN NULL THEN NULL ELSE 'number' END")
            .example("json_typeof('1.5')", "number")
            .says(
                "object, array, string, number, boolean or null.",
                "值的类型：object、array、string、number、boolean 或 null。"),
        scalar(JSON, "json_keys")
            .form("text -> text[]", "json_keys({0})")
            .example("json_keys('{\"a\": 1, \"b\": 2}')", "[\"a\",\"b\"]")
            .says("Keys of an object, in their order.", "对象的键（数组）。"),
        scalar(JSON, "json_valid")
            .form("text -> boolean", "json_valid({0})")
            .example("json_valid('{\"a\"')", "false")
            .says("Whether the text is JSON.", "文本是否为合法 JSON。"));
  }
}
