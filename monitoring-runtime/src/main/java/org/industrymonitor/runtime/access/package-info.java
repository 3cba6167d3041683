/** Who may ask: the tokens and certificates that requests show, and the files that say whose they are. */
package org.industrymonitor.runtime.access;
