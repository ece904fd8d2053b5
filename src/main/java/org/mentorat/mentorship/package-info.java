/** A mentorship, from registration to closure, and the mentors it is entrusted to. */
package org.mentorat.mentorship;
