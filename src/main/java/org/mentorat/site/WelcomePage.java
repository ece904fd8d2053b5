package org.mentorat.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what the service is, and the way to one's own work. */
@Controller
class WelcomePage {

  @GetMapping("/")
  String welcome() {
    return "welcome";
  }
}
