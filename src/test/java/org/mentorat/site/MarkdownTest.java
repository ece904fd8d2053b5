package org.mentorat.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void showsHtmlInsteadOfObeyingIt() {
    assertThat(Markdown.html("<script>alert(1)</script>\n\nBonjour <b onclick=x>vous</b>"))
        .contains("&lt;script&gt;", "&lt;b onclick=x&gt;")
        .doesNotContain("<script", "<b");
  }

  @Test
  void leavesOutAddressesThatRunScripts() {
    assertThat(Markdown.html("[lire](javascript:alert(1))")).doesNotContain("javascript");
  }

  @Test
  void rendersWhatTheTextsUse() {
    assertThat(Markdown.html("# Charte\n\n- **Confiance**\n- *Écoute*"))
        .contains("<h1>Charte</h1>", "<li><strong>Confiance</strong></li>", "<em>Écoute</em>");
  }
}
