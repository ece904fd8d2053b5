/** Co-mentors: somebody else contributes to a strategy, in writing and for a time (R27, R30). */
package org.mentorat.comentor;
