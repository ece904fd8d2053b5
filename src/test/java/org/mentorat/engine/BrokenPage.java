package org.mentorat.engine;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A page, open to all, that breaks as a fault of ours would; only tests have it. */
@Controller
class BrokenPage {

  @GetMapping("/documents/panne/panne/panne")
  String broken() {
    throw new IllegalStateException("what is inside stays inside");
  }
}
