package org.mentorat.demo;

import java.security.Principal;
import org.mentorat.demo.DemoClock.ClockStopped;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a visitor of the demonstration moves the clock and sees what that sets off. */
@Controller
@Profile("demo")
class DemoPage {

  private static final int SHOWN = 15;

  private final DemoClock clock;

  DemoPage(DemoClock clock) {
    this.clock = clock;
  }

  @GetMapping("/demo")
  String show(Model model) {
    model.addAttribute("now", clock.now());
    model.addAttribute("ahead", clock.ahead(SHOWN));
    return "demo/clock";
  }

  @PostMapping("/demo")
  String advance(
      @RequestParam(defaultValue = "") String advance, Principal who, RedirectAttributes next) {
    try {
      next.addFlashAttribute("moved", clock.advance(Advance.parse(advance), who.getName()));
    } catch (ClockStopped e) {
      next.addFlashAttribute("moved", e.moved());
      next.addFlashAttribute("stopped", true);
    } catch (AdvanceRefused e) {
      next.addFlashAttribute("refused", e.messageKey());
      next.addFlashAttribute("asked", advance);
    }
    return "redirect:/demo";
  }
}
