package org.mentorat.demo;

import java.security.Principal;
import java.util.List;
import org.mentorat.demo.DemoClock.ClockStopped;
import org.mentorat.demo.DemoClock.Moved;
import org.mentorat.demo.EngineTime.ServiceTimer;
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

  private static final int MOST_AHEAD = 15;
  private static final int MOST_FIRED = 50;

  private final DemoClock clock;

  DemoPage(DemoClock clock) {
    this.clock = clock;
  }

  @GetMapping("/demo")
  String show(Model model) {
    model.addAttribute("now", clock.now());
    model.addAttribute("ahead", clock.ahead(MOST_AHEAD));
    return "demo/clock";
  }

  @PostMapping("/demo")
  String advance(
      @RequestParam(defaultValue = "") String advance, Principal who, RedirectAttributes next) {
    try {
      tell(clock.advance(Advance.parse(advance), who.getName()), next);
    } catch (ClockStopped e) {
      tell(e.moved(), next);
      next.addFlashAttribute("stopped", true);
    } catch (AdvanceRefused e) {
      next.addFlashAttribute("refused", e.messageKey());
      next.addFlashAttribute("asked", advance);
    }
    return "redirect:/demo";
  }

  private static void tell(Moved moved, RedirectAttributes next) {
    List<ServiceTimer> fired = moved.fired();
    next.addFlashAttribute("count", fired.size());
    next.addFlashAttribute(
        "fired", List.copyOf(fired.subList(0, Math.min(fired.size(), MOST_FIRED))));
  }
}
