package dev.gradus.lab.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.config.ConfigurationSchema.Key;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SchemaKeysTest {

  @Test
  void keysInsideMappingsListsAndAlternativesFollowTheOneThatHoldsThem() {
    ConfigurationSchema schema =
        ConfigurationSchema.of(
            JsonMapper.shared()
                .readTree(
                    """
                    {"type": "object", "required": ["units"], "properties": {
                      "units": {"type": "array", "items": {"$ref": "#/$defs/unit"},
                                "description": "hidden units"},
                      "loss": {"anyOf": [{"enum": ["hinge"]},
                               {"type": "object", "properties": {"a": {"type": "number"}}}],
                               "default": "hinge"}},
                     "$defs": {"unit": {"type": "object", "required": ["z"], "properties": {
                       "z": {"type": "integer", "minimum": 1, "default": 2}}}}}
                    """));
    assertThat(schema.keys())
        .extracting(Key::name)
        .containsExactly("units", "units[].z", "loss", "loss.a");
    assertThat(schema.keys().getFirst())
        .isEqualTo(
            new Key("units", "a list, each a mapping with keys among z", "", true, "hidden units"));
    assertThat(schema.keys().get(1))
        .isEqualTo(new Key("units[].z", "a whole number >= 1", "2", true, ""));
    assertThat(schema.keys().get(2).standard()).isEqualTo("hinge");
  }
}
