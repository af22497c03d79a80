/** Where tests find data that nobody of this project made, and how they ask a store. */
@NullMarked
package landstock.warehouse.testdata;

import org.jspecify.annotations.NullMarked;
