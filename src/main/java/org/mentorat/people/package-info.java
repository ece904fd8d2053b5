/** Who is who: people, mentors and their places, workplaces, competences and projects. */
package org.mentorat.people;
