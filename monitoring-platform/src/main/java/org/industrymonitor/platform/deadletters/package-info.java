/** What was refused: which of it there is, and how it is sent again after a fix. */
package org.industrymonitor.platform.deadletters;
