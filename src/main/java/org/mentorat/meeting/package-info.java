/** The meetings of a pair: planned, held, cancelled and planned anew, or missed. */
package org.mentorat.meeting;
