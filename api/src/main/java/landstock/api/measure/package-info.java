/**
 * {@code /v1/measures}: the semantic layer over HTTP. Reads a question for measures from a body or
 * a URL, has it compiled, asks; knows no measure.
 */
@NullMarked
package landstock.api.measure;

import org.jspecify.annotations.NullMarked;
