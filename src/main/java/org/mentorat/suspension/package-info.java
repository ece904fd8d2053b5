/**
 * A mentorship stands still for a while, for an illness or a leave: who asked, until when, and what
 * became of it.
 */
package org.mentorat.suspension;
