@NullMarked
package landstock.warehouse.source.parquet;

import org.jspecify.annotations.NullMarked;
