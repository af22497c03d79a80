/** {@code /v1/loads}: how the load of a store goes, for those who did not start it. */
@NullMarked
package landstock.api.load;

import org.jspecify.annotations.NullMarked;
