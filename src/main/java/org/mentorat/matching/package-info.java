/**
 * Who may accompany whom: the hard rules, the score and the reasons that a coordinator reads (R34,
 * R59, R60, R81).
 */
package org.mentorat.matching;
