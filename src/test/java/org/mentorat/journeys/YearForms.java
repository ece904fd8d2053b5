package org.mentorat.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mentorat.people.Directory;

/** The ordinary answers of the forms of the year; each map may be changed. */
public final class YearForms {

  private YearForms() {}

  /** The day it is in Québec. */
  public static LocalDate today() {
    return LocalDate.ofInstant(Scene.now(), Directory.ZONE);
  }

  public static Map<String, Object> contactConfirmed() {
    return form("contactTookPlace", "yes");
  }

  public static Map<String, Object> contactContested() {
    return form("contactTookPlace", "no", "comment", "Je n'ai reçu aucun appel");
  }

  public static Map<String, Object> contestResolved() {
    return form("outcome", "contactTookPlace", "note", "Le message était dans les indésirables");
  }

  /** To the terms, or to the plan. */
  public static Map<String, Object> accepted() {
    return form("reply", "accept");
  }

  /** Of the terms, the objectives, or the plan. */
  public static Map<String, Object> discussed() {
    return form("reply", "discuss", "comment", "J'aimerais revoir un point avec vous");
  }

  public static Map<String, Object> firstMeeting() {
    return form(
        "heldAt", Scene.now().toString(),
        "mode", "video",
        "objective1", "Mener une première entrevue seule",
        "scope1", "professional",
        "kind1", "skill",
        "objective2", "Prendre la parole avec plus d'assurance",
        "scope2", "personal",
        "kind2", "attitude",
        "planNeeded", "yes",
        "planReason", "Deux objectifs qui demandent des étapes");
  }

  public static Map<String, Object> firstMeetingWithoutPlan() {
    Map<String, Object> form = firstMeeting();
    form.put("planNeeded", "no");
    form.put("planReason", "Un seul pas à faire");
    return form;
  }

  /** To the two objectives of {@link #firstMeeting}. */
  public static Map<String, Object> objectivesAccepted() {
    return form("reply", "accept", "before1", 2, "before2", 3);
  }

  public static Map<String, Object> plan() {
    return form(
        "strategy1", "Observer deux entrevues, puis en mener une ensemble",
        "strategy2", "Présenter un cas à l'équipe chaque mois",
        "contribution", "Je partage mes grilles d'entrevue");
  }

  public static Map<String, Object> termsRevised() {
    return form(
        "frequency", "monthly",
        "channels", List.of("video"),
        "rules", "Le premier lundi du mois");
  }

  public static Map<String, Object> checkInHeld() {
    return form("outcome", "held", "heldOn", today().toString(), "channel", "video");
  }

  public static Map<String, Object> checkInToldByMentee() {
    return form("held", "yes", "heldOn", today().toString());
  }

  public static Map<String, Object> help() {
    return form(
        "kind", "help",
        "text", "Comment préparer une personne à sa première entrevue?",
        "channel", "email",
        "urgent", "no",
        "coordinationMayRead", "no");
  }

  /** A client waits, until this day. */
  public static Map<String, Object> urgentHelp(LocalDate usefulUntil) {
    Map<String, Object> form = help();
    form.put("urgent", "yes");
    form.put("usefulUntil", usefulUntil.toString());
    return form;
  }

  public static Map<String, Object> answer() {
    return form(
        "answer", "Commencez par une simulation de dix minutes.",
        "channel", "email",
        "answeredAt", Scene.now().toString(),
        "quickQuestion", "no");
  }

  public static Map<String, Object> answerInTime() {
    return form("inTime", "yes");
  }

  public static Map<String, Object> mentorRecalled() {
    return form("decision", "remindMentor", "note", "Je lui ai écrit aujourd'hui");
  }

  public static Map<String, Object> requestHandled() {
    return form("decision", "handle", "note", "Une collègue y répond");
  }

  public static Map<String, Object> training() {
    return form(
        "topic", "L'entrevue motivationnelle",
        "need", "Mieux accompagner l'hésitation",
        "audience", "several");
  }

  public static Map<String, Object> trainingPlanned() {
    return form("decision", "plan", "note", "Un atelier en février");
  }

  /** As mentee or as mentor. */
  public static Map<String, Object> midTerm() {
    return form("listening", 5, "trust", 4, "progress", 3, "continueSame", "yes");
  }

  public static Map<String, Object> endingPrepared() {
    return form(
        "remaining", "Revenir sur le deuxième objectif",
        "lastMeetingPlanned", "yes",
        "lastMeetingOn", today().plusDays(14).toString());
  }

  /** With the two objectives of {@link #firstMeeting}. */
  public static Map<String, Object> evaluatedAsMentee() {
    return form(
        "listening",
        5,
        "trust",
        5,
        "after1",
        4,
        "after2",
        4,
        "serviceWorth",
        5,
        "recommend",
        "yes");
  }

  public static Map<String, Object> evaluatedAsMentor() {
    return form("listening", 4, "trust", 5, "learned", 4, "serviceWorth", 5, "mentorAgain", "yes");
  }

  public static Map<String, Object> requestsSettled() {
    return form("outcome", "answeredElsewhere", "note", "Une collègue a répondu");
  }

  public static Map<String, Object> meeting(Instant beginsAt) {
    return form("beginsAt", beginsAt.toString(), "duration", 60, "mode", "video");
  }

  public static Map<String, Object> meetingMoved(long meeting, Instant beginsAt) {
    return form(
        "meeting", String.valueOf(meeting), "beginsAt", beginsAt.toString(), "mode", "same");
  }

  public static Map<String, Object> meetingCancelled(long meeting) {
    return form("meeting", String.valueOf(meeting), "reason", "Un empêchement de dernière minute");
  }

  public static Map<String, Object> meetingHeld() {
    return form("outcome", "held", "note", "Deux entrevues préparées");
  }

  public static Map<String, Object> otherAbsent() {
    return form("outcome", "otherAbsent", "note", "Sans nouvelles");
  }

  public static Map<String, Object> noShowsReviewed() {
    return form("outcome", "spokenWithBoth", "note", "Un autre moment leur convient mieux");
  }

  /** A plan, by the mentor; the mentee's own has no contribution of the mentor's. */
  public static Map<String, Object> planRevised() {
    return form(
        "about", "plan",
        "reason", "Les deux premiers mois sont passés",
        "strategy1", "Mener une entrevue par semaine",
        "strategy2", "Relire mes notes avec une collègue",
        "contribution", "Je relis deux comptes rendus par mois");
  }

  /** The first objective of {@link #firstMeeting} stays, the second is new. */
  public static Map<String, Object> objectivesAdjusted() {
    return form(
        "about", "objectives",
        "reason", "Le deuxième objectif est atteint",
        "objective1", "Mener une première entrevue seule",
        "scope1", "professional",
        "kind1", "skill",
        "objective2", "Conclure une entrevue difficile",
        "scope2", "professional",
        "kind2", "skill");
  }

  /** To the coordination, in confidence (R61). */
  public static Map<String, Object> confidentialWord() {
    return form(
        "safeToGoOn", "yes",
        "kind", "confidentiality",
        "text", "Un de nos échanges a été répété au bureau",
        "contactWished", "yes",
        "contactChannel", "phone");
  }

  public static Map<String, Object> wordAcknowledged() {
    return form("received", true, "message", "Je vous appelle demain matin");
  }

  public static Map<String, Object> wordHandled() {
    return form(
        "outcome", "spoken",
        "note", "Entretien fait avec les ménagements voulus",
        "answer", "La règle a été rappelée; dites-nous si cela se reproduit");
  }

  /** By the mentee or the mentor, in confidence (R80). */
  public static Map<String, Object> mentorChangeAsked() {
    return form("reason", "needs", "words", "Je préfère quelqu'un de mon domaine");
  }

  /** By the coordination. */
  public static Map<String, Object> mentorChangeDecided() {
    return form("coordinationReason", "Une longue absence est prévue");
  }

  /** Away from the first of these days to the last. */
  public static Map<String, Object> absence(LocalDate from, LocalDate until) {
    return form(
        "from", from.toString(), "until", until.toString(), "words", "Je reste joignable lundi");
  }

  public static Map<String, Object> leaving(LocalDate lastDay) {
    return form(
        "lastDay", lastDay.toString(), "words", "Un nouvel emploi", "leavingConfirmed", true);
  }

  public static Map<String, Object> mentorReturned() {
    return form("returned", true);
  }

  public static Map<String, Object> substituteNamed(String substitute) {
    return form("substitute", substitute, "agreed", true);
  }

  public static Map<String, Object> handOversLookedInto() {
    return form("note", "Deux personnes ont accepté, une troisième répond demain");
  }

  public static Map<String, Object> mentorChanged(String mentor) {
    return form(
        "decision",
        "change",
        "mentor",
        mentor,
        "choiceReason",
        "Le milieu est le plus proche",
        "changeConfirmed",
        true);
  }

  public static Map<String, Object> mentorKept() {
    return form("decision", "keep", "note", "Les deux veulent essayer encore un mois");
  }

  /** By the mentor who takes over. */
  public static Map<String, Object> newMenteeContacted() {
    return form(
        "contactedAt", Scene.now().toString(),
        "channel", "phone",
        "note", "On se parle mardi pour reprendre le plan");
  }

  public static Map<String, Object> lateContactNoted() {
    return form("note", "Message laissé, elle rappelle demain");
  }

  public static Map<String, Object> earlierAllowed() {
    return form("allowed", "yes");
  }

  public static Map<String, Object> earlierRefused() {
    return form("allowed", "no");
  }

  /** As soon as it is agreed. */
  public static Map<String, Object> earlyEnd() {
    return form(
        "reason", "lackOfTime",
        "words", "Trois dossiers de plus depuis septembre",
        "confirmed", true);
  }

  /** With this as the last day of the service. */
  public static Map<String, Object> earlyEnd(LocalDate lastDay) {
    Map<String, Object> form = earlyEnd();
    form.put("lastDay", lastDay.toString());
    return form;
  }

  public static Map<String, Object> earlyEndAgreed() {
    return form("reply", "accept", "confirmed", true);
  }

  public static Map<String, Object> earlyEndToDiscuss() {
    return form("reply", "discuss", "words", "Je ne m'y attendais pas");
  }

  public static Map<String, Object> earlyEndDecided(LocalDate lastDay) {
    return form("decision", "end", "lastDay", lastDay.toString(), "confirmed", true);
  }

  public static Map<String, Object> earlyEndRefused() {
    return form("decision", "keep", "note", "Nous en reparlons ensemble en janvier");
  }

  /** By the coordination: this mentor may be proposed again. */
  public static Map<String, Object> assignmentCorrected() {
    return form("reason", "wrongPerson", "words", "Deux noms se ressemblaient", "mayReturn", "yes");
  }

  /** By the coordination. */
  public static Map<String, Object> reopened() {
    return form(
        "reason",
        "wrongMentorship",
        "words",
        "La demande visait un autre dossier",
        "confirmed",
        true);
  }

  /** From now until the beginning of the day that is so many days ahead. */
  public static Map<String, Object> suspension(int days) {
    return form(
        "reason", "leave",
        "until", today().plusDays(days).toString(),
        "words", "Je m'occupe d'un proche");
  }

  /** In both forms that resume. */
  public static Map<String, Object> resumed() {
    return form("resumed", true);
  }

  /** With this as the new last day of the service. */
  public static Map<String, Object> extension(LocalDate lastDay) {
    return form("lastDay", lastDay.toString(), "why", "Le troisième objectif demande encore");
  }

  public static Map<String, Object> extensionDeclined() {
    return form("reply", "decline", "note", "Mon horaire ne le permet pas");
  }

  /** By the mentee themselves. */
  public static Map<String, Object> withdrawal(String reference) {
    return form("confirmation", reference);
  }

  /** By the coordination, whom the mentee asked. */
  public static Map<String, Object> withdrawalFor(String reference) {
    return form("askedHow", "writing", "confirmation", reference);
  }

  /** For the first strategy or objective. */
  public static Map<String, Object> coMentorInvited(String aim, String coMentor) {
    return form(
        "aim",
        aim,
        "coMentor",
        coMentor,
        "contribution",
        "Deux observations d'entrevue et un retour écrit",
        "followUp",
        "fourWeeks");
  }

  public static Map<String, Object> coMentorAgreed() {
    return form("agreed", "yes");
  }

  public static Map<String, Object> coMentorNotAgreed() {
    return form("agreed", "no", "comment", "Attendons le printemps");
  }

  public static Map<String, Object> contributionAccepted() {
    return form("reply", "accept");
  }

  public static Map<String, Object> contributionReworded() {
    return form("reply", "reword", "wording", "Une observation d'entrevue, et un appel après");
  }

  public static Map<String, Object> contributionDeclined() {
    return form("reply", "decline", "reason", "Mon année est déjà remplie");
  }

  public static Map<String, Object> wordingTaken() {
    return form("adjustment", "take");
  }

  public static Map<String, Object> contributionChanged() {
    return form("adjustment", "change", "contribution", "Une observation, et un mot écrit après");
  }

  public static Map<String, Object> invitationWithdrawn() {
    return form("adjustment", "withdraw");
  }

  public static Map<String, Object> coMentorCheckIn() {
    return form("held", "yes", "note", "La première observation est faite");
  }

  public static Map<String, Object> coMentorDeparture(long coMentorship) {
    return form(
        "coMentorship",
        String.valueOf(coMentorship),
        "words",
        "Merci de ces échanges",
        "confirmed",
        true);
  }

  public static Map<String, Object> coMentorDepartureDecided(long coMentorship) {
    return form(
        "coMentorship",
        String.valueOf(coMentorship),
        "coordinationReason",
        "Une affectation prend tout son temps",
        "confirmed",
        true);
  }

  /** Addressed to a co-mentor; the mentor sees its dates only. */
  public static Map<String, Object> helpFrom(String coMentor) {
    Map<String, Object> form = help();
    form.put("addressee", coMentor);
    form.put("mentorMayRead", "no");
    return form;
  }

  private static Map<String, Object> form(Object... keysAndValues) {
    Map<String, Object> form = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      form.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return form;
  }

  /** A new version, in force at once, that everybody in a running mentorship accepts. */
  public static Map<String, Object> newVersion(String code) {
    return form(
        "textFr", "# Nouveau texte",
        "textEn", "# New text",
        "changesFr", "Un point change.",
        "changesEn", "A point changes.",
        "inForceOn", today().toString(),
        "acceptance", "required",
        "limitDays", 14,
        "confirmation", code);
  }
}
