package org.mentorat.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mentorat.accompaniment.HelpRequestSubmission;
import org.mentorat.accompaniment.PairView;
import org.mentorat.accompaniment.RequestShares;
import org.mentorat.accompaniment.Requests;
import org.mentorat.comentor.CoMentorView;
import org.mentorat.comentor.CoMentors;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Option;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentee asks the mentor for help, as often as needed (R16, R25, R39, R41); between peers
 * either asks the other (R107).
 */
@Component
class HelpRequestAction implements Action<HelpRequestSubmission> {

  private static final String NOT_YET = "process.helpNotYet";

  private final PairActions pair;
  private final Requests requests;
  private final PairView view;
  private final CoMentors coMentors;
  private final CoMentorView coMentorView;
  private final MentorshipRegister mentorships;
  private final ReaderTime time;
  private final MessageSource messages;

  HelpRequestAction(
      PairActions pair,
      Requests requests,
      PairView view,
      CoMentors coMentors,
      CoMentorView coMentorView,
      MentorshipRegister mentorships,
      ReaderTime time,
      MessageSource messages) {
    this.pair = pair;
    this.requests = requests;
    this.view = view;
    this.coMentors = coMentors;
    this.coMentorView = coMentorView;
    this.mentorships = mentorships;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "help-request";
  }

  @Override
  public Class<HelpRequestSubmission> submission() {
    return HelpRequestSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isMentee(step)
        || pair.isMentor(step) && mentorships.mentorship(step.reference()).project().isOfPeers();
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    String peer = view.peerName(step);
    shown.put("mentorName", peer == null ? view.mentorName(step) : null);
    shown.put("peerName", peer);
    shown.put(
        "substituteName",
        pair.side(step) == Side.MENTEE
            ? requests.substituteName(step.reference()).orElse(null)
            : null);
    shown.put(
        "answerLimit",
        time.dateTime(requests.answerPromisedBy(step.reference(), null), step.locale()));
    // Co-mentors contribute to what the mentee learns; a peer's own questions go to the mentee.
    if (pair.side(step) == Side.MENTEE) {
      shown.put("coMentorNames", coMentorView.names(step.reference()));
      shown.put("addressees", addressees(step));
    }
    RequestShares share = requests.shares(step.reference(), pair.side(step));
    shown.put(
        "urgentShare",
        share.urgent() == 0
            ? null
            : messages.getMessage(
                "accompaniment.share", new Object[] {share.urgent(), share.all()}, step.locale()));
    return shown;
  }

  // The mentor first, who is the ordinary one.
  private List<Option> addressees(Step step) {
    return Stream.concat(
            Stream.of(
                new Option(
                    HelpRequestSubmission.THE_MENTOR,
                    messages.getMessage("process.yourMentor", null, step.locale()))),
            coMentors.active(step.reference()).stream()
                .map(
                    active -> new Option(active.mentor().account(), active.mentor().displayName())))
        .toList();
  }

  @Override
  public void check(HelpRequestSubmission submission, Step step, Refusals refusals) {
    if (submission.usefulUntil() != null && requests.isOver(submission.usefulUntil())) {
      refusals.refuse("usefulUntil", "process.usefulUntilOver");
    }
  }

  @Override
  public long perform(HelpRequestSubmission submission, Step step) throws NotNow {
    Side side = pair.side(step);
    mentorships.lock(step.reference());
    if (side == Side.MENTOR && !pair.accompanies(step)) {
      throw new NotNow("handover.tookOver");
    }
    // Who has just left answers nothing any more.
    if (submission.coMentor() != null
        && !coMentors.isActive(step.reference(), submission.coMentor())) {
      throw new NotNow("comentor.noLongerThere");
    }
    return pair.ask(
        step.reference(),
        MentorshipProcess.HELP_REQUESTED,
        NOT_YET,
        () -> requests.open(step.reference(), submission, side, step.account()));
  }
}
