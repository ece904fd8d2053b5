package org.mentorat.comentor;

import java.time.LocalDate;

/**
 * The form {@code co-mentor-invitation}: the components are its keys.
 *
 * @param aim the code of the {@link Aim} it is about
 * @param coMentor the account of whom to invite
 * @param contribution what is expected, in writing (R30)
 * @param lastDay of the contribution; null: as long as the service
 */
public record CoMentorInvitationSubmission(
    String aim, String coMentor, String contribution, FollowUpRhythm followUp, LocalDate lastDay) {}
