/** What tests of the doors share: real data beside the repository. */
@NullMarked
package landstock.api.testdata;

import org.jspecify.annotations.NullMarked;
