/**
 * Who is told what, when, and whether it arrived: the outbox, what a message says, and the sending.
 */
package org.mentorat.notification;
