/** The action plan of a pair: strategies, and what each mentor brings to them. */
package org.mentorat.actionplan;
