@NullMarked
package landstock.warehouse.source.filegdb;

import org.jspecify.annotations.NullMarked;
