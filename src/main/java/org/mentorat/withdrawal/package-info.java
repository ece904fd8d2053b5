/** The withdrawal of a mentee: who asked for it, and what is erased of every table. */
package org.mentorat.withdrawal;
