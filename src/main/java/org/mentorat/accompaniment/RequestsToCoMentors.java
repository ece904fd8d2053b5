package org.mentorat.accompaniment;

import java.util.ArrayList;
import java.util.List;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a mentee asked of co-mentors, for the pair: the mentor sees the dates, and the words only as
 * the mentee allows (R19, R30).
 */
@Component
public class RequestsToCoMentors {

  private final Requests requests;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;

  RequestsToCoMentors(
      Requests requests, Directory directory, ReaderTime time, MessageSource messages) {
    this.requests = requests;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
  }

  /** As one text; null if there are none. */
  public String words(Step step) {
    List<String> said = new ArrayList<>();
    for (HelpRequest request : requests.toCoMentors(step.reference())) {
      List<String> lines = new ArrayList<>();
      lines.add(dates(request, step));
      requests
          .textFor(request.id(), step.account(), step.groups())
          .ifPresent(text -> lines.add(said("accompaniment.coMentorAsked", text, step)));
      requests
          .answerFor(request.id(), step.account())
          .ifPresent(answer -> lines.add(said("accompaniment.coMentorSaid", answer, step)));
      said.add(String.join("\n", lines));
    }
    return said.isEmpty() ? null : String.join("\n\n", said);
  }

  private String dates(HelpRequest request, Step step) {
    String name = directory.person(request.addressedTo()).displayName();
    String received = time.dateTime(request.requestedAt(), step.locale());
    return request.isAnswered()
        ? messages.getMessage(
            "accompaniment.coMentorAnswered",
            new Object[] {
              request.number(), name, received, time.dateTime(request.answeredAt(), step.locale())
            },
            step.locale())
        : messages.getMessage(
            "accompaniment.coMentorAwaited",
            new Object[] {
              request.number(),
              name,
              received,
              time.dateTime(requests.promise(request.id()).currentLimit(), step.locale())
            },
            step.locale());
  }

  private String said(String key, String text, Step step) {
    return messages.getMessage(key, new Object[] {text}, step.locale());
  }
}
