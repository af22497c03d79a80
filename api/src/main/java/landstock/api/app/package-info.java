/** The command line, and the one place where everything is wired by constructors. */
@NullMarked
package landstock.api.app;

import org.jspecify.annotations.NullMarked;
