package landstock.sql.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.sql.function.Category;
import landstock.sql.function.FunctionDoc;
import landstock.sql.function.FunctionDoc.Example;
import landstock.sql.function.FunctionKind;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.SqlOperator;

/**
 * One function: what the reference says, what Calcite needs, and how engines say it.
 *
 * @param operators the function under its name, then its aliases
 * @param recast whether the engine's result must be cast to the declared type
 */
record Declaration(FunctionDoc doc, List<SqlOperator> operators, Forms forms, boolean recast) {

  static Draft scalar(Category category, String name) {
    return new Draft(name, FunctionKind.SCALAR, category, List.of());
  }

  static Draft aggregate(Category category, String name) {
    return new Draft(name, FunctionKind.AGGREGATE, category, List.of());
  }

  /** One whose grammar or meaning Calcite has itself; its own checks and types hold. */
  static Draft calcite(
      FunctionKind kind, Category category, String name, SqlOperator... operators) {
    return new Draft(name, kind, category, List.of(operators));
  }

  static Draft calcite(Category category, String name, SqlOperator... operators) {
    return calcite(FunctionKind.SCALAR, category, name, operators);
  }

  /** A declaration being written. */
  static final class Draft {
    private final String name;
    private final FunctionKind kind;
    private final Category category;
    private final List<SqlOperator> own;
    private final List<Form> forms = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private List<String> aliases = List.of();
    private Nulls nulls;
    private boolean clock;
    private boolean recast;

    private Draft(String name, FunctionKind kind, Category category, List<SqlOperator> own) {
      this.name = name;
      this.kind = kind;
      this.category = category;
      this.own = own;
      this.nulls = kind == FunctionKind.SCALAR ? Nulls.PROPAGATED : Nulls.PASSED_OVER;
    }

    /** A form that the engine knows by the same name. */
    Draft form(String form) {
      forms.add(Form.parse(form, Optional.empty()));
      return this;
    }

    Draft form(String form, String duckDb) {
      return form(form, new Template(duckDb));
    }

    Draft form(String form, Rendering duckDb) {
      forms.add(Form.parse(form, Optional.of(duckDb)));
      return this;
    }

    /** The engine answers another type than ours; a cast makes it ours. */
    Draft recast() {
      recast = true;
      return this;
    }

    Draft also(String... others) {
      aliases = List.of(others);
      return this;
    }

    Draft nulls(Nulls behaviour) {
      nulls = behaviour;
      return this;
    }

    /** Its answer depends on the moment. */
    Draft readsClock() {
      clock = true;
      return this;
    }

    Draft example(String expression, String result) {
      examples.add(new Example(expression, result));
      return this;
    }

    /** The last word: its line in both languages. */
    Declaration says(String en, String zh) {
      FunctionDoc doc =
          new FunctionDoc(
              name,
              aliases,
              kind,
              category,
              forms.stream().map(form -> form.signature(name)).toList(),
              nulls,
              Optional.empty(),
              clock,
              en,
              zh,
              examples);
      Forms all = new Forms(name, List.copyOf(forms));
      return new Declaration(doc, operators(all), all, recast);
    }

    private List<SqlOperator> operators(Forms all) {
      if (!own.isEmpty()) {
        return own;
      }
      List<SqlOperator> made = new ArrayList<>();
      made.add(operator(name, all));
      aliases.forEach(alias -> made.add(operator(alias, all)));
      return made;
    }

    private SqlOperator operator(String called, Forms all) {
      return kind == FunctionKind.SCALAR
          ? new DeclaredFunction(called, all, clock)
          : new DeclaredAggregate(called, all);
    }
  }
}
