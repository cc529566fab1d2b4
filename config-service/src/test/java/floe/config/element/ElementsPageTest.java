package floe.config.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/icecast-xml.md")
class ElementsPageTest {
    @Test
    void is_what_floe_elements_prints() {
        assertThat(Path.of("../docs/icecast-xml.md")).hasContent(ElementsPage.text());
    }
}
