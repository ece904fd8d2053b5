/** A mentee registers: who they are, what they ask for, what they accept. */
package org.mentorat.registration;
