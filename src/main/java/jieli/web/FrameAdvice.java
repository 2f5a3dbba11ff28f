package jieli.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import jieli.identity.Acting;
import jieli.terms.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Puts the frame around every page and turns what may go wrong anywhere into a page. */
@ControllerAdvice
class FrameAdvice {

    private final boolean demo;

    FrameAdvice(@Value("${jieli.demo}") boolean demo) {
        this.demo = demo;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return Frame.of(request, locale, Acting.me().orElse(null), demo);
    }

    /** An id or a number that cannot be one leads nowhere, like one that nothing carries. */
    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("frame", frame(request, locale));
        return "error/404";
    }

    /** Two people decided the same thing; the first decision stands. */
    @ExceptionHandler(DuplicateKeyException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String someoneWasQuicker(
            HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        model.addAttribute("frame", frame(request, locale));
        response.setHeader("HX-Refresh", "true");
        return "error/409";
    }
}
