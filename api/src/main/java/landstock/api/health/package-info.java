/** {@code /healthz} and {@code /readyz}, for whatever keeps the server running. */
@NullMarked
package landstock.api.health;

import org.jspecify.annotations.NullMarked;
