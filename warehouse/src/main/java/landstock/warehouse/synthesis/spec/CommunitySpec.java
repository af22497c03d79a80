package landstock.warehouse.synthesis.spec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A community; written {@code [code, name]}.
 *
 * @param code 12 digits
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"code", "name"})
public record CommunitySpec(String code, String name) {}
