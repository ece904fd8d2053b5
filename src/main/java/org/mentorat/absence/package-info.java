/** Absences and departures of mentors: who answers meanwhile, and what is to be handed over. */
package org.mentorat.absence;
