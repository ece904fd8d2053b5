package org.mentorat.mentorship;

import org.mentorat.people.Person;
import org.mentorat.people.Project;

/**
 * Who is concerned by a mentorship at this moment.
 *
 * @param mentor the one it is entrusted to now; null while there is none
 */
public record Pairing(Person mentee, Project project, Person mentor) {}
