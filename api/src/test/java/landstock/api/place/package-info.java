/** Tests of finding places. */
@NullMarked
package landstock.api.place;

import org.jspecify.annotations.NullMarked;
