/** The mentor's first contact with the mentee: what came of it, or why it will not take place. */
package org.mentorat.firstcontact;
