package org.mentorat.people;

import java.util.List;

/**
 * What a mentor brings and asks for.
 *
 * @param capacity how many mentees at once
 * @param languages {@code fr}, {@code en}, or both: the languages they mentor in
 * @param offers what they can offer (R91), or null
 * @param needs what they need themselves (R6)
 * @param competences codes of competences
 * @param projects codes of the projects they take part in
 * @param superiors their own hierarchy, one person each: a name or an e-mail address (R60)
 */
public record NewMentor(
    int capacity,
    List<String> languages,
    String expertise,
    String offers,
    String needs,
    List<String> competences,
    List<String> projects,
    List<String> superiors) {}
