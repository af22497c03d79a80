/** What is wrong with hand-ins, over HTTP: findings to filter, and the report of one hand-in. */
@NullMarked
package landstock.api.quality;

import org.jspecify.annotations.NullMarked;
