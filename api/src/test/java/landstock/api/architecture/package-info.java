/** The rules of the house, checked on the compiled classes of all three floors. */
@NullMarked
package landstock.api.architecture;

import org.jspecify.annotations.NullMarked;
