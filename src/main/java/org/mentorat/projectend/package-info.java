/** The end of a project: how far its mentorships are in being closed, and what did not follow. */
package org.mentorat.projectend;
