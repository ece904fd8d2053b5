package org.mentorat.withdrawal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each table of the service holds of people, column by column, and what a withdrawal leaves of
 * it. Every column that can hold a text is here, under one nature; {@code PersonalDataTest}
 * compares this with the database, so that a column that is added later cannot be forgotten.
 */
final class PersonalData {

  /** What a column that can hold a text holds. */
  enum Nature {
    /** Words about or by the mentee: {@code erased_text()} stands in their place. */
    WORDS,
    /** Goes with its row. */
    IN_A_ROW_THAT_GOES,
    /** Emptied or set to what says nothing, see {@link Table#changes}. */
    EMPTIED,
    /** Of the person: anonymised with them, when nothing else needs them. */
    OF_THE_PERSON,
    /** Computed by the database from other columns: changes with them. */
    COMPUTED,
    /** An account's id, which says nothing of its bearer: the proof of who did what. */
    ACCOUNT,
    /** One of a list of values, a reference, a number of a kind: part of the proof. */
    CODE,
    /** What a mentor is and brings, kept for as long as they are a mentor. */
    OF_A_MENTOR,
    /** Of the service, not of anybody in it. */
    OF_THE_SERVICE,
    /** Ends with the sign-in, at the latest with the account. */
    OF_A_SESSION
  }

  /**
   * @param rows the condition of the rows that belong to the mentorship {@code :reference}; null
   *     when none do
   * @param rowsGo whether they are deleted instead of emptied
   * @param changes what is set beside the words
   */
  record Table(
      String name, String rows, boolean rowsGo, List<String> changes, Map<String, Nature> columns) {

    /** Null when there is nothing to erase in this table. */
    String erasure() {
      if (rowsGo) {
        return "delete from " + name + " where " + rows;
      }
      List<String> sets = new ArrayList<>();
      columns.forEach(
          (column, nature) -> {
            if (nature == Nature.WORDS) {
              sets.add(column + " = case when " + column + " is not null then erased_text() end");
            }
          });
      sets.addAll(changes);
      return sets.isEmpty()
          ? null
          : "update " + name + " set " + String.join(", ", sets) + " where " + rows;
    }
  }

  private static final String REFERENCE = "reference = :reference";
  private static final String MENTORSHIP =
      "mentorship_id = (select id from mentorship where reference = :reference)";

  private final Map<String, Table> tables = new LinkedHashMap<>();

  PersonalData() {
    theMentorship();
    theYear();
    thePlan();
    whatHappensBeside();
    theProofs();
    peopleAndTheService();
  }

  /** Every table, in an order in which they can be emptied. */
  List<Table> tables() {
    return List.copyOf(tables.values());
  }

  private void theMentorship() {
    table("mentorship", REFERENCE)
        .words("referred_to", "closing_note")
        .accounts("closed_by")
        .codes("reference", "project", "outcome", "cut_short_as", "deadlines_count");
    table("registration", REFERENCE)
        .words("expertise", "objectives")
        .computed("vocabulary")
        .accounts("registered_by")
        .codes("reference", "purpose", "trigger");
    table("registration_competence", REFERENCE).rowsGo("reference", "competence");
    table("registration_exclusion", REFERENCE).rowsGo("reference", "kind", "person", "match_keys");
    // The explanation quotes words of the registration.
    table("assignment", MENTORSHIP)
        .words("choice_reason", "end_comment")
        .emptied("explanation", "null")
        .accounts("assigned_by", "ended_by")
        .codes("role", "ended_as");
    table("hold", MENTORSHIP).words("reason").accounts("held_by");
    table("decline", REFERENCE)
        .words("comment")
        .accounts("declined_by")
        .codes("reference", "reason");
  }

  private void theYear() {
    table("first_contact", REFERENCE)
        .words("refined_needs", "rules", "plan_reason")
        .accounts("recorded_by")
        .codes("reference", "channel", "meeting_place", "frequency");
    table("first_contact_channel", REFERENCE).codes("reference", "channel");
    table("contact_confirmation", REFERENCE)
        .words("comment", "resolution_note")
        .accounts("recorded_by", "resolved_by")
        .codes("reference", "outcome");
    table("terms", REFERENCE)
        .words("rules", "comment")
        .accounts("proposed_by", "replied_by")
        .codes("reference", "frequency", "reply");
    table("terms_channel", null).codes("channel");
    table("first_meeting", REFERENCE)
        .words("plan_reason", "comment")
        .accounts("recorded_by", "replied_by")
        .codes("reference", "mode", "place", "reply");
    table(
            "objective",
            "meeting_id in (select id from first_meeting where reference = :reference)"
                + " or version_id in (select id from objectives_version where reference = :reference)")
        .words("text")
        .sets("before_rating = null", "after_rating = null")
        .codes("scope", "kind");
    table("check_in", REFERENCE)
        .words("topic", "note", "mentee_note")
        .accounts("logged_by", "mentee_told_by")
        .codes("reference", "outcome", "channel");
    table("help_request", REFERENCE)
        .words("text", "answer", "comment", "settlement_note")
        .accounts("requested_by", "answered_by", "handled_by", "confirmed_by", "settled_by")
        .accounts("addressed_to")
        .codes("reference", "side", "kind", "channel", "state", "answer_channel", "settlement");
    table(
            "unblocking_decision",
            "request_id in (select id from help_request where reference = :reference)")
        .words("note")
        .accounts("decided_by")
        .codes("decision");
    table("training_request", REFERENCE)
        .words("topic", "need", "note")
        .accounts("requested_by", "reviewed_by")
        .codes("reference", "audience", "decision");
    table("mid_term", REFERENCE)
        .words("comment")
        .sets("listening = null", "trust = null", "progress = null", "continue_same = null")
        .accounts("recorded_by")
        .codes("reference", "side");
    table("ending_preparation", REFERENCE)
        .words("remaining")
        .accounts("prepared_by")
        .codes("reference");
    table("mentee_evaluation", REFERENCE)
        .words("comment")
        .sets("listening = null", "trust = null", "service_worth = null", "recommend = null")
        .accounts("recorded_by")
        .codes("reference");
    table("mentor_evaluation", REFERENCE)
        .words("comment")
        .sets("listening = null", "trust = null", "learned = null")
        .sets("service_worth = null", "mentor_again = null")
        .accounts("recorded_by")
        .codes("reference");
  }

  private void thePlan() {
    table("action_plan", REFERENCE)
        .words("comment", "reason")
        .accounts("drafted_by", "replied_by")
        .codes("reference", "reply");
    String ofThePlan = "plan_id in (select id from action_plan where reference = :reference)";
    table("action_plan_strategy", ofThePlan).words("text");
    table("action_plan_contribution", ofThePlan).words("text").accounts("mentor");
    table("plan_revision", REFERENCE)
        .accounts("closed_by")
        .codes("reference", "about", "side", "state");
    String ofTheRevision =
        "revision_id in (select id from plan_revision where reference = :reference)";
    table("revision_proposal", ofTheRevision)
        .words("reason", "contribution", "other_contribution", "comment")
        .accounts("proposed_by", "replied_by")
        .codes("reply");
    table(
            "revision_item",
            "proposal_id in (select id from revision_proposal where " + ofTheRevision + ")")
        .words("text")
        .sets("before_rating = null")
        .codes("scope", "kind");
    table("objectives_version", REFERENCE)
        .words("reason")
        .accounts("proposed_by", "accepted_by")
        .codes("reference");
  }

  private void whatHappensBeside() {
    table("meeting", REFERENCE)
        .words("whereabouts", "note", "report", "cancellation_reason")
        .accounts("planned_by", "recorded_by", "cancelled_by")
        .codes("reference", "mode", "place", "state", "absent");
    table("meeting_move", null).accounts("moved_by").codes("mode", "place");
    table("no_show_review", REFERENCE)
        .words("note")
        .accounts("reviewed_by")
        .codes("reference", "outcome");
    // A word in confidence that is being dealt with stays until it is (R61).
    table("breach", REFERENCE + " and answer_ended_at is not null and text <> erased_text()")
        .words("text", "message", "note", "answer")
        .accounts("reported_by", "acknowledged_by", "handled_by")
        .codes("reference", "kind", "contact_channel", "outcome");
    table("breach_reader", null).accounts("account");
    table("mentor_change", REFERENCE)
        .words("words", "note", "contact_note")
        .accounts("asked_by", "closed_by", "contact_recorded_by")
        .codes("reference", "side", "reason", "state", "contact_channel");
    table(
            "late_contact_note",
            "change_id in (select id from mentor_change where reference = :reference)")
        .words("note")
        .accounts("written_by");
    table("early_end", REFERENCE)
        .words("words", "reply_words", "decision_note")
        .accounts("requested_by", "replied_by", "decided_by")
        .codes("reference", "side", "reason", "reply", "decision", "state");
    table("service_extension", REFERENCE)
        .words("why", "note")
        .accounts("requested_by", "mentee_agreed_by", "mentor_agreed_by")
        .accounts("coordination_agreed_by", "declined_by")
        .codes("reference", "side", "state");
    table("co_mentorship", REFERENCE)
        .words("aim_text", "agreement_comment", "decline_reason", "end_words")
        .accounts("invited_by", "agreed_by", "closed_by")
        .codes("reference", "aim", "follow_up", "side", "state", "ended_as");
    String ofTheCoMentorship =
        "co_mentorship_id in (select id from co_mentorship where reference = :reference)";
    table("co_contribution", ofTheCoMentorship)
        .words("text")
        .accounts("proposed_by", "accepted_by");
    table("co_check_in", ofTheCoMentorship).words("note").accounts("logged_by");
    table("correction", REFERENCE)
        .words("words", "undone_referred_to", "undone_closing_note")
        .accounts("corrected_by", "undone_closed_by")
        .codes("reference", "kind", "reason", "undone_outcome");
    // The reason may be about somebody's health.
    table("suspension", REFERENCE)
        .words("words")
        .emptied("reason", "'OTHER'")
        .accounts("suspended_by", "resumption_by")
        .codes("reference");
  }

  private void theProofs() {
    table("commitment", REFERENCE)
        .accounts("owner")
        .codes("reference", "promise", "subject", "verdict");
    table(
            "commitment_note",
            "commitment_id in (select id from commitment where reference = :reference)"
                + " and reason is not null")
        .words("reason")
        .accounts("written_by")
        .codes("kind");
    table("nudge", REFERENCE).codes("reference", "step", "told");
    table("outbox", REFERENCE)
        .accounts("account")
        .codes("event", "kind", "level", "reference", "process_instance", "element")
        .codes("dropped_as", "failed_as", "failure_code");
    // What the coordination told a person in place of a message that did not arrive.
    table(
            "undelivered",
            "account = (select p.account from mentorship m join person p on p.id = m.mentee_id"
                + " where m.reference = :reference)")
        .words("note")
        .accounts("account", "settled_by")
        .codes("settled_as");
    table("signature", REFERENCE).accounts("signed_by").codes("reference", "sha256");
    table("attestation", REFERENCE).codes("reference", "side", "code");
    table("retention", REFERENCE).codes("reference");
    table("withdrawal", REFERENCE).accounts("asked_by").codes("reference", "asked_how");
    table("erased_rows", null).codes("in_table");
    table("publication", null)
        .accounts("published_by")
        .ofTheService("document", "changes_fr", "changes_en");
    table("acceptance", null).codes("document", "ended_as");
    // Of the mentee, once nothing of it is asked any more.
    table(
            "acceptance_question",
            "acceptance_id in (select a.id from acceptance a"
                + " join mentorship m on m.mentee_id = a.person_id"
                + " where m.reference = :reference and a.ended_at is not null)")
        .words("question", "answer")
        .accounts("answered_by");
    // About all who had not accepted a version.
    table("acceptance_review", null)
        .accounts("decided_by")
        .codes("document", "decision")
        .ofTheService("note");
    table("agreement_version", null).ofTheService("document", "language", "body", "sha256");
  }

  private void peopleAndTheService() {
    table("person", null)
        .ofThePerson("given_name", "family_name", "preferred_name", "email", "language")
        .ofThePerson("time_zone", "workplace")
        .computed("match_keys")
        .accounts("account");
    table("account_link", null).accounts("account").codes("token_sha256");
    table("oidc_link", null).accounts("account").ofASession("issuer", "subject");
    table("mail_preference", null).accounts("account").codes("language", "delivery");
    table("mentor", null).ofAMentor("expertise", "offers", "needs").computed("words");
    table("mentor_language", null).ofAMentor("language");
    table("mentor_competence", null).ofAMentor("competence");
    table("mentor_project", null).ofAMentor("project");
    table("mentor_superior", null).ofAMentor("person").computed("match_keys");
    table("mentor_absence", null)
        .ofAMentor("suggested", "words")
        .accounts("mentor", "announced_by", "returned_by")
        .codes("reference", "kind", "coverage", "ended_as");
    table("substitution", null).accounts("substitute", "named_by");
    table("hand_over_note", null).ofAMentor("note").accounts("written_by");
    table("matching_profile", null).ofAMentor("workplace", "region", "languages", "competences");
    table("project", null)
        .accounts("lead_account", "ended_by")
        .ofTheService("code", "name_fr", "name_en", "duration", "end_reason")
        .ofTheService("assignment_reminder", "assignment_limit", "first_contact_reminder")
        .ofTheService("first_contact_limit", "decision_reminder", "decision_limit", "new_search")
        .ofTheService("answer_reminder", "answer_limit", "confirm_reminder", "confirm_limit")
        .ofTheService("pair_reminder", "check_in_reminder", "check_in_ask_mentee")
        .ofTheService("check_in_limit", "evaluation_reminder", "evaluation_limit")
        .ofTheService("ending_preparation", "suspension_limit", "substitution_limit", "mode")
        .ofTheService("deadlines_count");
    table("project_confidant", null).accounts("account", "named_by").ofTheService("project");
    table("project_closing", null).ofTheService("project");
    table("closing_round", null).ofTheService("project", "batch");
    // Why mentorships did not follow their project's end: its form asks that nobody be named.
    table("unclosed_review", null)
        .accounts("decided_by")
        .ofTheService("project", "decision", "note");
    table("workplace", null).ofTheService("code", "name", "region");
    table("region", null).ofTheService("code", "name_fr", "name_en");
    table("competence", null).ofTheService("code", "kind", "label_fr", "label_en");
    table("demo_clock", null).accounts("moved_by");
    // What the mentee and their mentors got, and what names the mentee to others.
    table(
            "demo_mail",
            """
            exists (
              select from mentorship m join person mentee on mentee.id = m.mentee_id
               where m.reference = :reference
                 and (recipient = lower(mentee.email)
                   or recipient in (
                     select lower(p.email) from person p
                      where p.id in (
                          select a.mentor_id from assignment a where a.mentorship_id = m.id)
                         or p.id in (
                          select c.mentor_id from co_mentorship c where c.reference = m.reference))
                   or position(m.reference in words) > 0
                   or position(lower(mentee.given_name) in lower(words)) > 0
                   or position(lower(mentee.family_name) in lower(words)) > 0
                   or position(lower(mentee.preferred_name) in lower(words)) > 0
                   or position(lower(mentee.email) in lower(words)) > 0))""")
        .rowsGo("recipient", "subject", "raw", "words");
    table("spring_session", null).ofASession("primary_id", "session_id", "principal_name");
    table("spring_session_attributes", null)
        .ofASession("session_primary_id", "attribute_name", "attribute_bytes");
  }

  private Declared table(String name, String rows) {
    return new Declared(name, rows);
  }

  /** One table while it is being declared. */
  private final class Declared {

    private final List<String> changes = new ArrayList<>();
    private final Map<String, Nature> columns = new LinkedHashMap<>();
    private final String name;
    private final String rows;

    Declared(String name, String rows) {
      this.name = name;
      this.rows = rows;
      keep(false);
    }

    Declared words(String... names) {
      return are(Nature.WORDS, names);
    }

    Declared emptied(String column, String value) {
      changes.add(column + " = " + value);
      return are(Nature.EMPTIED, column);
    }

    /** Of columns that hold no text. */
    Declared sets(String... assignments) {
      changes.addAll(List.of(assignments));
      return this;
    }

    Declared rowsGo(String... names) {
      keep(true);
      return are(Nature.IN_A_ROW_THAT_GOES, names);
    }

    Declared computed(String... names) {
      return are(Nature.COMPUTED, names);
    }

    Declared accounts(String... names) {
      return are(Nature.ACCOUNT, names);
    }

    Declared codes(String... names) {
      return are(Nature.CODE, names);
    }

    Declared ofThePerson(String... names) {
      return are(Nature.OF_THE_PERSON, names);
    }

    Declared ofAMentor(String... names) {
      return are(Nature.OF_A_MENTOR, names);
    }

    Declared ofTheService(String... names) {
      return are(Nature.OF_THE_SERVICE, names);
    }

    Declared ofASession(String... names) {
      return are(Nature.OF_A_SESSION, names);
    }

    private Declared are(Nature nature, String... names) {
      for (String column : names) {
        if (columns.put(column, nature) != null) {
          throw new IllegalStateException(name + "." + column + " is declared twice");
        }
      }
      return this;
    }

    private void keep(boolean rowsGo) {
      tables.put(name, new Table(name, rows, rowsGo, changes, columns));
    }
  }
}
